"""What others use: the client, the CMS glue, the examples, and the API's own description."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sqlalchemy import select

from mtcheck.server import webhooks
from mtcheck.server.client import Desk, DeskError, is_from_desk
from mtcheck.server.people import Person, Role
from mtcheck.server.schema import outbox
from mtcheck.server.tokens import make
from mtcheck.server.webhooks import signature
from tests.conftest import ROOT
from tests.patience import PATIENCE
from tests.report.reports import demo
from tests.server.conftest import Visitor

if TYPE_CHECKING:
    from tests.server.conftest import Running

PAYLOADS = Path(__file__).parent / "payloads"
RECORDED = Path(__file__).parents[1] / "cases" / "wordpress"
EXAMPLES = resources.files("mtcheck.server") / "examples"


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start(a_minute=1_000_000)


def token(desk: Running, name: str, *scopes: str) -> str:
    with desk.desk.database.write() as connection:
        return make(connection, name, scopes, Person("ana", Role.ADMIN))


def test_the_client_sends_waits_and_reads(desk: Running, ana: Visitor) -> None:
    del ana
    client = Desk(desk.url, token(desk, "client", "read", "send", "decide"))

    audit = client.send(
        "c-1", "Blinken met Dmytro Kuleb.", source="Blinken se sastao s Dmitrom Kulebom.", source_lang="sr"
    )
    done = client.wait(audit["audit"])
    client.decide(done["audit"], [{"issue": 1, "decision": "accepted"}])

    assert done["verdict"] == "fix"
    assert json.loads(client.report(done["audit"]))["schema"] == "mtcheck.report/v1"
    assert client.review("c-1")["issues"] == 0
    assert client.glossary().startswith(b"name")
    with pytest.raises(DeskError, match="404: unknown article 'nothing': send it first") as raised:
        client.review("nothing")
    assert raised.value.problem["title"]
    with pytest.raises(DeskError, match="401"):
        Desk(desk.url, "mtcheck_wrong").glossary()


def test_the_client_knows_what_the_desk_signed() -> None:
    body, moment = b'{"event": "audit.done"}', int(time.time())

    assert is_from_desk("whsec_x", signature("whsec_x", moment, body), body)
    assert not is_from_desk("whsec_y", signature("whsec_x", moment, body), body)
    assert not is_from_desk("whsec_x", signature("whsec_x", moment, body), body + b" ")
    assert not is_from_desk("whsec_x", signature("whsec_x", moment - 3600, body), body)
    assert not is_from_desk("whsec_x", "nonsense", body)
    assert not is_from_desk("whsec_x", "t=" + "9" * 5000 + ",v1=x", body)


def test_the_client_is_short_and_needs_nothing() -> None:
    text = (ROOT / "mtcheck" / "server" / "client.py").read_text(encoding="utf-8")

    assert len([line for line in text.splitlines() if line.strip()]) <= 110
    assert not re.search(
        r"^from (?!__future__|collections|typing|urllib)|^import (?!hashlib|hmac|json|time|urllib|uuid)",
        text,
        re.MULTILINE,
    )


@pytest.mark.parametrize(("name", "found"), [("wpml", "Kuleb"), ("polylang", None)])
def test_what_the_hooks_of_a_cms_send_is_audited(desk: Running, name: str, found: str | None) -> None:
    sent = json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))
    client = Desk(desk.url, token(desk, name, "read", "send"))

    done = client.wait(client.send(**sent)["audit"])
    review = client.review(sent["article"])

    texts = [issue["text"] for issue in json.loads(client.report(done["audit"]))["issues"]]
    assert done["state"] == "done"
    assert found in texts if found else texts == []
    assert (review["state"], review["verdict"]) == ("open", done["verdict"])


def recorded(name: str) -> Any:
    """Of what scripts/record_wordpress recorded of a real WordPress."""
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))


def test_what_was_recorded_was_sent_by_the_glue_as_it_is() -> None:
    glue = (EXAMPLES / "cms.php").read_bytes()

    assert recorded("recorded")["cms.php"] == hashlib.sha256(glue).hexdigest(), "run scripts/record_wordpress"


def test_a_real_wordpress_sent_each_finished_translation_and_nothing_else() -> None:
    sent = recorded("sent")
    hooks = [(call["hook"], call["arguments"]) for call in sent["hooks"]]
    wpml = [(post, job) for hook, (post, _, job) in hooks if hook == "wpml_pro_translation_completed"]
    polylang = [(post, at["post_status"], links) for hook, (post, at, links) in hooks if hook == "pll_save_post"]
    finished = [f"wp-{post}" for post, _ in wpml if post]
    finished += [f"wp-{post}" for post, status, links in polylang if status == "pending" and post in links.values()
                 and links.get("sr") not in {None, post}]  # fmt: skip

    assert [json.loads(one["body"])["article"] for one in sent["requests"]] == finished
    assert (False, "package") in [(post, job["element_type_prefix"]) for post, job in wpml]
    assert {"draft", "publish", "pending"} == {status for _, status, _ in polylang}
    assert len(finished) == 8


def test_what_a_real_wordpress_sent_is_taken_as_it_was_then(desk: Running, ana: Visitor) -> None:
    del ana
    secret = token(desk, "wordpress", "read", "send")
    client = Desk(desk.url, secret)
    who = Visitor(desk.port)
    seen = set()

    for one in recorded("sent")["requests"]:
        headers = {name: value for name, value in one["headers"].items() if name != "Content-Length"}
        who.headers = headers | {"Authorization": headers["Authorization"].replace("mtcheck_token", secret)}
        answer = who.post(one["path"], one["body"].encode())
        done = client.wait(answer.json["audit"])

        assert answer.status == one["status"], answer.text
        assert answer.json.keys() == json.loads(one["answer"]).keys()
        assert (answer.headers.get("idempotent-replayed") == "true") == (one["body"] in seen)
        assert done["state"] == "done"
        seen.add(one["body"])

    assert client.review("wp-5")["verdict"] == "fix"
    assert client.review("wp-11")["verdict"] == "publish"
    assert [json.loads(one["body"])["section"] for one in recorded("sent")["requests"]][1:3] == ["Politics", None]


def test_a_real_wordpress_kept_what_the_desk_told_it_and_nothing_forged() -> None:
    verdicts, secret = recorded("verdicts"), recorded("recorded")["secret"]
    told: dict[str, Any] = {}
    for one in verdicts["deliveries"]:
        moment = int(one["headers"]["Mtcheck-Signature"].partition(",")[0].removeprefix("t="))
        real = one["headers"]["Mtcheck-Signature"] == signature(secret, moment, one["body"].encode())
        assert one["status"] == (204 if real else 401)
        body = json.loads(one["body"])
        if real and body["article"].startswith("wp-"):
            told[body["article"].removeprefix("wp-")] = body

    assert {post: meta["_mtcheck_verdict"] for post, meta in verdicts["meta"].items()} == {
        post: body["verdict"] for post, body in told.items()
    }
    assert {post: meta.get("_mtcheck_outcome") for post, meta in verdicts["meta"].items()} == {
        post: body.get("outcome") for post, body in told.items()
    }
    text = verdicts["meta"]["7"]["_mtcheck_text"]
    assert text == told["7"]["text"].replace(' decoding="async"', "")  # wp_kses_post takes it off
    assert "AC\\DC" in text
    assert "12 billion euros" in text
    assert "_mtcheck_text" not in verdicts["meta"]["9"]
    assert verdicts["deliveries"][-1]["status"] == 401


def test_the_desk_still_tells_what_a_real_wordpress_was_told(start: Callable[..., Running]) -> None:
    desk = start(webhook_hosts=frozenset({"127.0.0.1"}))
    ana = desk.person()
    with desk.desk.database.write() as connection:
        webhooks.add(connection, "http://127.0.0.1:9/hook", {"127.0.0.1"}, Person("ana", Role.ADMIN))
    one = recorded("sent")["requests"][1]
    audit = desk.wait_for(ana.post(one["path"], one["body"].encode()).json["audit"], ana)["audit"]
    issues = ana.get(f"/api/v1/audits/{audit}/report").json["issues"]
    choices = [
        {"issue": number, "decision": "accepted", "suggestion": issue["suggestions"][0]}
        for number, issue in enumerate(issues, 1)
        if issue["suggestions"]
    ]
    ana.post(f"/api/v1/audits/{audit}/decisions", {"decisions": choices})
    ana.post(f"/api/v1/audits/{audit}/review", {"outcome": "ready"})

    with desk.desk.database.read() as connection:
        payloads = [json.loads(text) for text in connection.execute(select(outbox.c.payload)).scalars()]

    for told in payloads:
        (then,) = [
            body
            for delivery in recorded("verdicts")["deliveries"]
            if (body := json.loads(delivery["body"]))["article"] == told["article"] and body["event"] == told["event"]
        ]
        changing = {"audit", "at", "page"}
        assert told.keys() == then.keys()
        assert {key: told[key] for key in told.keys() - changing} == {key: then[key] for key in then.keys() - changing}
    assert sorted(told["event"] for told in payloads) == ["article.finished", "audit.done"]


def wordpress(case: Any) -> Any:
    """What cms.php makes of a hook or a verdict."""
    php = shutil.which("php")
    if php is None:
        pytest.skip("no PHP: the WordPress glue was not run (apt-get install php-cli)")
    command = [php, "-d", "error_reporting=-1", "-d", "display_errors=stderr", str(PAYLOADS / "wordpress.php")]
    done = subprocess.run(
        [*command, str(EXAMPLES / "cms.php")], input=json.dumps(case), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def hook(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.hook.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["wpml", "polylang"])
def test_a_hook_with_what_the_plugin_passes_sends_the_article(name: str) -> None:
    (sent,) = wordpress(hook(name))["sent"]

    assert sent["url"] == "https://desk.example.org/api/v1/audits"
    assert sent["headers"]["Authorization"] == "Bearer mtcheck_token"
    assert sent["body"] == json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


def changed(name: str, **values: Any) -> Any:
    case = hook(name)
    for key, value in values.items():
        if key.startswith("argument"):
            case["arguments"][int(key[-1])] = value
        else:
            case["arguments"][1][key] = value
    return case


@pytest.mark.parametrize(
    "case",
    [
        changed("wpml", argument0=False),  # a package of strings
        changed("wpml", argument2=None),
        changed("wpml", argument2={"job_id": "5", "language_code": "en"}),
        changed("polylang", post_status="draft"),
        changed("polylang", post_status="auto-draft"),
        changed("polylang", post_type="revision"),
        changed("polylang", post_type="page"),
        changed("polylang", argument0=899),  # the original itself
        changed("polylang", argument2={"en": 905}),  # no original
        changed("polylang", argument2=[]),
    ],
)
def test_what_is_no_finished_translation_is_not_sent(case: Any) -> None:
    assert wordpress(case)["sent"] == []


def test_the_glue_takes_a_verdict_back_if_the_desk_signed_it() -> None:
    told = {"event": "article.finished", "article": "wp-4711", "verdict": "fix", "outcome": "ready",
            "text": "<h1>Blinken met Kuleba\\</h1><script>x</script>", "at": "2026-11-28T12:00:00+00:00"}  # fmt: skip
    body = json.dumps(told)
    signed = {"mtcheck_signature": signature("whsec_secret", int(time.time()), body.encode())}
    stale = {"mtcheck_signature": signature("whsec_secret", int(time.time()) - 900, body.encode())}
    posts = hook("wpml")["posts"]

    taken = wordpress({"headers": signed, "body": body, "posts": posts})

    assert taken["meta"]["4711"] == {
        "_mtcheck_verdict": "fix",
        "_mtcheck_outcome": "ready",
        "_mtcheck_text": "<h1>Blinken met Kuleba\\</h1>",
        "_mtcheck_at": "2026-11-28T12:00:00+00:00",
    }
    for headers, sent in ((stale, body), ({}, body), (signed, body.replace("ready", "rejected"))):
        refused = wordpress({"headers": headers, "body": sent, "posts": posts})
        assert (refused["allowed"], refused["meta"]) == (False, {})
    assert wordpress({"headers": signed, "body": body, "posts": {}})["meta"] == {}


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("2026-11-28T12:00:01+00:00", {"_mtcheck_verdict"}),  # reopened since: the corrected text is void
        ("2026-11-28T11:59:59.5+00:00", {"_mtcheck_verdict", "_mtcheck_outcome", "_mtcheck_text"}),  # overtaken
    ],
)
def test_the_glue_keeps_the_last_word_and_only_that(at: str, left: set[str]) -> None:
    known = {"_mtcheck_at": "2026-11-28T12:00:00+00:00", "_mtcheck_verdict": "fix", "_mtcheck_outcome": "ready",
             "_mtcheck_text": "Blinken met Kuleba"}  # fmt: skip
    body = json.dumps({"event": "article.reopened", "article": "wp-4711", "verdict": "fix", "at": at})
    signed = {"mtcheck_signature": signature("whsec_secret", int(time.time()), body.encode())}

    taken = wordpress({"headers": signed, "body": body, "posts": hook("wpml")["posts"], "meta": {"4711": known}})

    assert taken["meta"]["4711"].keys() - {"_mtcheck_at"} == left


def test_the_glue_sends_the_fields_that_the_api_takes(ana: Visitor) -> None:
    text = (EXAMPLES / "cms.php").read_text(encoding="utf-8")
    article = text[text.index("return array(") : text.index("function mtcheck_html")]
    fields = set(re.findall(r"^\t\t'(\w+)'\s+=>", article, re.MULTILINE))
    known = ana.get("/api/v1/openapi.json").json["components"]["schemas"]["AuditRequest"]["properties"]

    assert {"article", "translation", "source", "format"} <= fields <= set(known)
    for payload in ("wpml.json", "polylang.json"):
        assert set(json.loads((PAYLOADS / payload).read_text(encoding="utf-8"))) == fields
    for one in recorded("sent")["requests"]:
        assert set(json.loads(one["body"])) == fields


def test_the_examples_are_yaml_and_call_verbs_that_there_are() -> None:
    action: Any = yaml.safe_load((EXAMPLES / "mtcheck-translations.yml").read_text(encoding="utf-8"))
    hook: Any = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text(encoding="utf-8"))

    run = action["jobs"]["audit"]["steps"][-1]["run"]
    entry = hook["repos"][0]["hooks"][0]["entry"]
    assert "mtcheck audit" in run
    assert "--format github" in run
    assert "mtcheck audit" in entry
    script = entry.removeprefix("sh -c '").removesuffix("' --")
    for text in (script, run):
        assert subprocess.run(["sh", "-n", "-c", text], check=False).returncode == 0


def test_every_command_of_the_readme_is_a_route(ana: Visitor) -> None:
    text = (ROOT / "mtcheck" / "server" / "README.md").read_text(encoding="utf-8")
    paths = [re.sub(r"\{\w+\}", "X", path) for path in ana.get("/api/v1/openapi.json").json["paths"]]
    called = [re.sub(r"\$AUDIT|(?<=/)\d+", "X", path) for path in re.findall(r'"\$DESK(/[^"?]*)', text)]

    assert len(called) >= 9
    assert {f"/api/v1{path}" for path in called} <= set(paths)


def test_the_page_of_curl_commands_works_as_it_is_printed(desk: Running, ana: Visitor, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl: the README's commands were not run (apt-get install curl)")
    text = (ROOT / "mtcheck" / "server" / "README.md").read_text(encoding="utf-8")
    block = text[text.index("DESK=http") : text.index("```", text.index("DESK=http"))]
    first, *commands = re.split(r"\n\n(?=#)", block.strip())
    sent = {"article": "a-17", "translation": "Blinken met Dmytro Kuleb in Kiev.", "source_lang": "sr",
            "source": "Blinken se sastao s Dmitrom Kulebom u Kijevu."}  # fmt: skip
    audit = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)["audit"]
    ana.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [{"issue": 2, "decision": "accepted"}]})
    ana.post(f"/articles/{desk.wait_for(audit, ana)['page'].split('/')[-1]}/claim", form={"do": "release"})
    number = ana.get("/api/v1/decisions?most=1000").json[-1]["id"]
    (tmp_path / "reports.jsonl").write_bytes(json.dumps(demo().to_dict()).encode() + b"\n")
    before = (
        f"TOKEN={token(desk, 'curl', 'read', 'send', 'decide', 'terms')}; AUDIT={audit}\n{first}\n"
        f"DESK={desk.url}/api/v1\n"
        "curl() { command curl -w '\\nstatus %{http_code}\\n' \"$@\"; }\n"
    )

    statuses = []
    for command in [*commands[1:], commands[0]]:  # another text of the article comes last: it replaces the audit
        script = before + command.replace("/decisions/12/", f"/decisions/{number}/")
        done = subprocess.run(
            ["bash", "-euc", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr
        statuses += re.findall(r"status (\d+)", done.stdout)

    assert len(statuses) == 10
    assert set(statuses) == {"200", "202"}


def test_the_description_is_openapi_3_1_with_a_problem_for_each_refusal(ana: Visitor) -> None:
    described = ana.get("/api/v1/openapi.json").json

    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in operations.values():
            assert operation["summary"]
            assert set(operation["responses"]["409"]["content"]) == {"application/problem+json"}, path
            assert set(operation["responses"]["422"]["content"]) == {"application/problem+json"}, path


def test_nothing_that_the_description_allows_breaks_the_desk(desk: Running, ana: Visitor) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="no schemathesis: the API was not fuzzed")
    from hypothesis import HealthCheck, Phase, given, settings

    schema = schemathesis.openapi.from_dict(ana.get("/api/v1/openapi.json").json)
    secret = token(desk, "fuzz", "read", "send", "decide", "terms")
    headers = {"Authorization": f"Bearer {secret}"}
    calls = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        if "application/jsonl" in operation.get_request_payload_content_types():
            continue  # made and sent by test_api: schemathesis cannot write it

        @settings(
            max_examples=15, deadline=None, phases=[Phase.generate], derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def fuzz(case: Any) -> None:
            nonlocal calls
            calls += 1
            response = case.call(base_url=desk.url, headers=headers)
            assert response.status_code < 500, (
                f"{case.method} {case.path}: {response.status_code} {response.text[:300]}"
            )
            if response.status_code >= 400:
                assert response.headers["content-type"] == ["application/problem+json"] or (
                    "problem+json" in str(response.headers["content-type"])
                )
                assert len(json.loads(response.content)["detail"].split()) > 2

        fuzz()

    assert calls > 100
