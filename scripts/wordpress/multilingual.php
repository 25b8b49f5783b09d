<?php
/**
 * A must-use plugin for recordings: what cms.php needs of Polylang and WPML, kept in the database where they keep it.
 * Neither can be installed from a package archive, so that the calls of their hooks are those of their sources:
 *
 *   Polylang 3.7  include/crud-posts.php, PLL_CRUD_Posts::save_post()
 *   WPML 5.0      translation-management, WPML_Save_Translation_Data_Action::save_translation()
 */

const NEWSROOM_LOG = WP_CONTENT_DIR . '/hooks.jsonl';

add_action( 'init', function () {
	register_taxonomy( 'language', 'post', array( 'public' => false ) );
	register_taxonomy( 'post_translations', 'post', array( 'public' => false ) );
} );

/** The term of a post's language; its description holds the locale, as Polylang's does. */
function newsroom_language( $post_id ) {
	$terms = get_the_terms( $post_id, 'language' );
	return $terms && ! is_wp_error( $terms ) ? $terms[0] : false;
}
function pll_default_language( $field = 'slug' ) {
	$options = get_option( 'polylang' );
	return $options['default_lang'] ?? false;
}
function pll_get_post_language( $post_id, $field = 'slug' ) {
	$term = newsroom_language( $post_id );
	return $term ? ( 'locale' === $field ? maybe_unserialize( $term->description )['locale'] : $term->slug ) : false;
}
function pll_get_post_translations( $post_id ) {
	$terms = get_the_terms( $post_id, 'post_translations' );
	if ( $terms && ! is_wp_error( $terms ) ) {
		return maybe_unserialize( $terms[0]->description );
	}
	$slug = pll_get_post_language( $post_id );
	return $slug ? array( $slug => $post_id ) : array();
}

add_action( 'save_post', function ( $post_id, $post ) {
	if ( ! get_option( 'polylang' ) || ! in_array( $post->post_type, array( 'post', 'page' ), true ) ) {
		return;
	}
	if ( ! newsroom_language( $post_id ) ) {
		wp_set_object_terms( $post_id, pll_default_language(), 'language' );
	}
	do_action( 'pll_save_post', $post_id, $post, pll_get_post_translations( $post_id ) );
}, 10, 2 );

/** The job as WPML reads it from its tables. */
function newsroom_job( $job_id ) {
	global $wpdb;
	$job           = $wpdb->get_row( $wpdb->prepare(
		"SELECT j.rid, j.translator_id, t.translation_id, s.batch_id, j.translated, j.manager_id, s.status,
			s.needs_update, s.translation_service, t.trid, t.language_code, t.source_language_code,
			f.field_data AS original_doc_id, j.job_id,
			SUBSTRING_INDEX(o.element_type, '_', 1) AS element_type_prefix, o.element_type AS original_post_type
		FROM {$wpdb->prefix}icl_translate_job j
		JOIN {$wpdb->prefix}icl_translation_status s ON s.rid = j.rid
		JOIN {$wpdb->prefix}icl_translations t ON t.translation_id = s.translation_id
		JOIN {$wpdb->prefix}icl_translate f ON f.job_id = j.job_id AND f.field_type = 'original_id'
		JOIN {$wpdb->prefix}icl_translations o ON o.element_id = f.field_data AND o.trid = t.trid
		WHERE j.job_id = %d", $job_id ) );
	$job->elements = $wpdb->get_results( $wpdb->prepare(
		"SELECT * FROM {$wpdb->prefix}icl_translate WHERE job_id = %d ORDER BY tid", $job_id ) );
	return $job;
}

foreach ( array( 'pll_save_post', 'wpml_pro_translation_completed' ) as $hook ) {
	add_action( $hook, function ( ...$arguments ) use ( $hook ) {
		$told = array( 'hook' => $hook, 'arguments' => $arguments );
		file_put_contents( NEWSROOM_LOG, wp_json_encode( $told ) . "\n", FILE_APPEND );
	}, 1, 3 );
}
