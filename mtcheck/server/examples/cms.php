<?php
/**
 * Glue between WordPress and a review desk: put it into a plugin of yours, and set the three constants in wp-config.php.
 *
 *   MTCHECK_DESK            https://desk.example.org
 *   MTCHECK_TOKEN           a token with the scopes read and send
 *   MTCHECK_WEBHOOK_SECRET  the secret that the desk showed when the webhook was added
 */

/** What a post and its original are, as the desk takes an article. */
function mtcheck_article( $post_id, $original_id, $lang, $original_lang ) {
	$post     = get_post( $post_id );
	$original = get_post( $original_id );
	$sections = array_filter( get_the_category( $post_id ), function ( $category ) {
		return 'uncategorized' !== $category->slug; // what WordPress files a post under when nobody did
	} );
	return array(
		'article'     => 'wp-' . $post_id,
		'format'      => 'html',
		'title'       => mtcheck_plain( $post->post_title ),
		'translation' => mtcheck_html( $post ),
		'source'      => mtcheck_html( $original ),
		'source_lang' => $original_lang,
		'target_lang' => $lang,
		'section'     => $sections ? mtcheck_plain( reset( $sections )->name ) : null,
		'published'   => get_the_date( 'Y-m-d', $post_id ),
	);
}

/** What readers see of a post. */
function mtcheck_html( $post ) {
	return '<h1>' . esc_html( mtcheck_plain( $post->post_title ) ) . '</h1>' . apply_filters( 'the_content', $post->post_content );
}

/** Titles and names are kept with some of their characters as entities: AT&amp;T. */
function mtcheck_plain( $text ) {
	return html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
}

function mtcheck_send( $article ) {
	$body   = wp_json_encode( $article );
	$answer = wp_remote_post( MTCHECK_DESK . '/api/v1/audits', array(
		'timeout' => 15,
		'headers' => array(
			'Authorization'   => 'Bearer ' . MTCHECK_TOKEN,
			'Content-Type'    => 'application/json',
			'Idempotency-Key' => $article['article'] . '-' . hash( 'sha256', $body ),
		),
		'body'    => $body,
	) );
	if ( is_wp_error( $answer ) || wp_remote_retrieve_response_code( $answer ) >= 400 ) {
		error_log( 'mtcheck: ' . ( is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_body( $answer ) ) );
	}
}

/**
 * WPML (4.6 to 5.0): a translation was completed. $fields are the job's, by name, each with data, tid and finished; they
 * are not needed, for the post holds them by now. For strings and other packages there is a job, but $post_id is false.
 */
add_action( 'wpml_pro_translation_completed', function ( $post_id, $fields, $job ) {
	if ( ! $post_id || ! is_object( $job ) || empty( $job->original_doc_id ) || ! get_post( $job->original_doc_id ) ) {
		return;
	}
	mtcheck_send( mtcheck_article( $post_id, $job->original_doc_id, $job->language_code, $job->source_language_code ) );
}, 10, 3 );

/**
 * Polylang (2.3 to 3.8) tells of every post that is saved, revisions and drafts included, with the ids of its
 * translations by slug. A translation is complete here when it is pending. Slugs are the site's own: the desk is told
 * the locales.
 */
add_action( 'pll_save_post', function ( $post_id, $post, $translations ) {
	$default  = pll_default_language();
	$original = isset( $translations[ $default ] ) ? (int) $translations[ $default ] : 0;
	if ( ! $original || $original === (int) $post_id || 'post' !== $post->post_type || 'pending' !== $post->post_status ) {
		return;
	}
	mtcheck_send( mtcheck_article( $post_id, $original, mtcheck_locale( $post_id ), mtcheck_locale( $original ) ) );
}, 10, 3 );

/** sr_RS is sr-RS, de_DE_formal is de-DE. */
function mtcheck_locale( $post_id ) {
	return implode( '-', array_slice( explode( '_', (string) pll_get_post_language( $post_id, 'locale' ) ), 0, 2 ) );
}

/** The desk tells what became of an article: its webhook is /wp-json/mtcheck/v1/verdict. */
add_action( 'rest_api_init', function () {
	register_rest_route( 'mtcheck/v1', '/verdict', array(
		'methods'             => 'POST',
		'permission_callback' => 'mtcheck_is_from_desk',
		'callback'            => 'mtcheck_verdict',
	) );
} );

function mtcheck_is_from_desk( WP_REST_Request $request ) {
	if ( ! preg_match( '/^t=(\d+),v1=([0-9a-f]{64})$/', (string) $request->get_header( 'mtcheck_signature' ), $found ) ) {
		return false;
	}
	$made = hash_hmac( 'sha256', $found[1] . '.' . $request->get_body(), MTCHECK_WEBHOOK_SECRET );
	return abs( time() - (int) $found[1] ) <= 300 && hash_equals( $made, $found[2] );
}

function mtcheck_verdict( WP_REST_Request $request ) {
	$told    = $request->get_json_params();
	$post_id = (int) substr( $told['article'], strlen( 'wp-' ) );
	if ( 0 !== strpos( $told['article'], 'wp-' ) || ! get_post( $post_id ) ) {
		return new WP_REST_Response( null, 204 ); // not sent from here
	}
	if ( strcmp( $told['at'], (string) get_post_meta( $post_id, '_mtcheck_at', true ) ) < 0 ) {
		return new WP_REST_Response( null, 204 ); // was tried again, and overtaken by a later one
	}
	update_post_meta( $post_id, '_mtcheck_at', sanitize_text_field( $told['at'] ) );
	update_post_meta( $post_id, '_mtcheck_verdict', sanitize_key( (string) $told['verdict'] ) );
	delete_post_meta( $post_id, '_mtcheck_outcome' ); // reopened, or another text: what was said of the last one is void
	delete_post_meta( $post_id, '_mtcheck_text' );
	if ( 'article.finished' === $told['event'] ) {
		update_post_meta( $post_id, '_mtcheck_outcome', sanitize_key( $told['outcome'] ) );
		if ( null !== $told['text'] ) {
			update_post_meta( $post_id, '_mtcheck_text', wp_slash( wp_kses_post( $told['text'] ) ) );
		}
	}
	return new WP_REST_Response( null, 204 );
}
