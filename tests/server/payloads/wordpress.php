<?php
/**
 * A WordPress just large enough for cms.php: runs the hook of a case (JSON on standard input) and prints the requests
 * that were sent, or what a verdict changed in the posts' meta data.
 */

const MTCHECK_DESK           = 'https://desk.example.org';
const MTCHECK_TOKEN          = 'mtcheck_token';
const MTCHECK_WEBHOOK_SECRET = 'whsec_secret';

$case  = json_decode( stream_get_contents( STDIN ) );
$hooks = array();
$sent  = array();
$meta  = json_decode( json_encode( $case->meta ?? array() ), true );

function add_action( $name, $call, $priority = 10, $arguments = 1 ) {
	global $hooks;
	$hooks[ $name ] = array( $call, $arguments );
}
function do_action( $name, ...$given ) {
	global $hooks;
	list( $call, $arguments ) = $hooks[ $name ];
	$call( ...array_slice( $given, 0, $arguments ) );
}
function get_post( $id ) {
	global $case;
	return $case->posts->{ (string) $id } ?? null;
}
function get_the_category( $id ) {
	return get_post( $id )->categories ?? array();
}
function get_the_date( $format, $id ) {
	return date( $format, strtotime( get_post( $id )->post_date ) );
}
function apply_filters( $name, $value ) {
	return 'the_content' === $name ? str_replace( ' - ', ' &#8211; ', $value ) . "\n" : $value;
}
function esc_html( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function wp_json_encode( $value ) {
	return json_encode( $value );
}
function wp_remote_post( $url, $options ) {
	global $sent;
	$sent[] = array( 'url' => $url, 'headers' => $options['headers'], 'body' => json_decode( $options['body'] ) );
	return array( 'code' => 202 );
}
function wp_remote_retrieve_response_code( $answer ) {
	return $answer['code'];
}
function is_wp_error( $answer ) {
	return false;
}
function pll_default_language() {
	global $case;
	return $case->default;
}
function pll_get_post_language( $id, $field = 'slug' ) {
	return get_post( $id )->language->$field;
}
function register_rest_route( $space, $route, $options ) {
	global $routes;
	$routes[ $space . $route ] = $options;
}
function sanitize_key( $key ) {
	return preg_replace( '/[^a-z0-9_\-]/', '', strtolower( $key ) );
}
function wp_kses_post( $text ) {
	return preg_replace( '#<script\b.*?</script>#s', '', $text );
}
function sanitize_text_field( $text ) {
	return trim( strip_tags( $text ) );
}
function wp_slash( $text ) {
	return addslashes( $text );
}
function update_post_meta( $id, $key, $value ) {
	global $meta;
	$meta[ $id ][ $key ] = stripslashes( $value ); // as WordPress does
}
function delete_post_meta( $id, $key ) {
	global $meta;
	unset( $meta[ $id ][ $key ] );
}
function get_post_meta( $id, $key, $single ) {
	global $meta;
	return $meta[ $id ][ $key ] ?? '';
}
class WP_REST_Request {
	public $headers;
	public $body;
	public function __construct( $headers, $body ) {
		$this->headers = $headers;
		$this->body    = $body;
	}
	public function get_header( $name ) {
		return $this->headers->$name ?? null;
	}
	public function get_body() {
		return $this->body;
	}
	public function get_json_params() {
		return json_decode( $this->body, true );
	}
}
class WP_REST_Response {
	public function __construct( public $data, public $status ) {}
}

require $argv[1];

$allowed = null;
if ( isset( $case->hook ) ) {
	$table = 'pll_save_post' === $case->hook ? 2 : 1; // the argument that is an array of PHP, not an object
	if ( $case->arguments[ $table ] instanceof stdClass ) {
		$case->arguments[ $table ] = json_decode( json_encode( $case->arguments[ $table ] ), true );
	}
	do_action( $case->hook, ...$case->arguments );
} else {
	do_action( 'rest_api_init' );
	$route   = $routes['mtcheck/v1/verdict'];
	$request = new WP_REST_Request( $case->headers, $case->body );
	$allowed = (bool) $route['permission_callback']( $request );
	if ( $allowed ) {
		$route['callback']( $request );
	}
}
echo json_encode( array( 'sent' => $sent, 'meta' => (object) $meta, 'allowed' => $allowed ) );
