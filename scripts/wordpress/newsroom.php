<?php
/**
 * php newsroom.php install URL | fill | meta: sets a WordPress up, lets a newsroom work in it, and prints what became
 * of its posts. Runs in the folder of the WordPress.
 */

if ( 'install' === $argv[1] ) {
	define( 'WP_INSTALLING', true );
}
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require getcwd() . '/wp-load.php';

const WPML_COMPLETE = 10;

function install( $url ) {
	global $wpdb;
	require ABSPATH . 'wp-admin/includes/upgrade.php';
	wp_install( 'Newsroom', 'editor', 'editor@example.org', false, '', wp_generate_password() );
	update_option( 'siteurl', $url );
	update_option( 'home', $url );
	update_option( 'permalink_structure', '/%year%/%postname%/' );
	foreach ( array(
		"icl_translations (translation_id INT AUTO_INCREMENT PRIMARY KEY, element_type VARCHAR(60), element_id BIGINT NULL,
			trid BIGINT, language_code VARCHAR(7), source_language_code VARCHAR(7) NULL)",
		"icl_translation_status (rid INT AUTO_INCREMENT PRIMARY KEY, translation_id BIGINT, status TINYINT,
			translator_id BIGINT, needs_update TINYINT, translation_service VARCHAR(16), batch_id INT)",
		"icl_translate_job (job_id INT AUTO_INCREMENT PRIMARY KEY, rid INT, translator_id INT, translated TINYINT,
			manager_id INT, editor VARCHAR(16))",
		"icl_translate (tid INT AUTO_INCREMENT PRIMARY KEY, job_id INT, field_type VARCHAR(160), field_format VARCHAR(16),
			field_translate TINYINT, field_data LONGTEXT, field_data_translated LONGTEXT, field_finished TINYINT)",
	) as $table ) {
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}$table" );
	}
}

function section( $name ) {
	$term = term_exists( $name, 'category' ) ?: wp_insert_term( $name, 'category' );
	return (int) $term['term_id'];
}

function written( $text, $more = array() ) {
	$post = array( 'post_title' => $text[0], 'post_content' => $text[1], 'post_author' => 1 ) + $more;
	return wp_insert_post( wp_slash( $post ), true );
}

/** A post and its job are sent to translation, and the job is completed; the translation's id. */
function wpml( $from, $to, $original, $translated, $sections = array(), $status = 'draft' ) {
	global $wpdb;
	$prefix   = $wpdb->prefix;
	$sent     = $sections ? array( 'post_category' => array( section( $sections[0] ) ) ) : array();
	$source   = written( $original, array( 'post_status' => 'publish' ) + $sent );
	$link     = array( 'element_type' => 'post_post', 'trid' => $source );
	$wpdb->insert( "{$prefix}icl_translations", $link + array( 'element_id' => $source, 'language_code' => $from ) );
	$wpdb->insert( "{$prefix}icl_translations", $link + array( 'language_code' => $to, 'source_language_code' => $from ) );
	$translation = $wpdb->insert_id;
	return wpml_completed( wpml_job( $translation, $source, $original, $translated ), $translated, $sections, $status );
}

function wpml_job( $translation, $source, $original, $translated ) {
	global $wpdb;
	$prefix = $wpdb->prefix;
	$wpdb->insert( "{$prefix}icl_translation_status", array(
		'translation_id' => $translation, 'status' => 2, 'translator_id' => 1, 'needs_update' => 0,
		'translation_service' => 'local', 'batch_id' => 1 ) );
	$wpdb->insert( "{$prefix}icl_translate_job", array(
		'rid' => $wpdb->insert_id, 'translator_id' => 1, 'translated' => 0, 'manager_id' => 1, 'editor' => 'ate' ) );
	$job    = $wpdb->insert_id;
	$fields = array( 'original_id' => array( $source, '' ), 'title' => array( $original[0], $translated[0] ),
		'body' => array( $original[1], $translated[1] ) );
	foreach ( $fields as $type => $data ) {
		$wpdb->insert( "{$prefix}icl_translate", array(
			'job_id' => $job, 'field_type' => $type, 'field_format' => 'original_id' === $type ? '' : 'base64',
			'field_translate' => (int) ( 'original_id' !== $type ), 'field_data' => 'original_id' === $type ? $source : base64_encode( $data[0] ),
			'field_data_translated' => base64_encode( $data[1] ), 'field_finished' => 1 ) );
	}
	return $job;
}

function wpml_completed( $job_id, $translated, $sections, $status ) {
	global $wpdb;
	$wpdb->update( "{$wpdb->prefix}icl_translate_job", array( 'translated' => 1 ), array( 'job_id' => $job_id ) );
	$job    = newsroom_job( $job_id );
	$fields = array();
	foreach ( $job->elements as $element ) {
		if ( $element->field_translate ) {
			$fields[ $element->field_type ] = array(
				'data' => base64_decode( $element->field_data_translated ), 'tid' => $element->tid,
				'format' => 'base64', 'field_type' => $element->field_type, 'finished' => 'on' );
		}
	}
	$row = array( 'translation_id' => $job->translation_id );
	$id  = (int) $wpdb->get_var( "SELECT element_id FROM {$wpdb->prefix}icl_translations WHERE translation_id = {$job->translation_id}" );
	$id  = written( $translated, $id ? array( 'ID' => $id, 'post_status' => get_post_status( $id ) ) : array( 'post_status' => $status ) );
	$wpdb->update( "{$wpdb->prefix}icl_translations", array( 'element_id' => $id ), $row );
	if ( $sections ) {
		wp_set_post_terms( $id, array( section( $sections[1] ) ), 'category' );
	}
	do_action( 'icl_pro_translation_completed', $id, $fields, $job );
	do_action( 'wpml_pro_translation_completed', $id, $fields, $job );
	$wpdb->update( "{$wpdb->prefix}icl_translation_status", array( 'status' => WPML_COMPLETE ), $row );
	return array( $id, $job );
}

function polylang_languages( $languages ) {
	foreach ( $languages as $slug => $locale ) {
		wp_insert_term( $slug, 'language', array( 'slug' => $slug,
			'description' => serialize( array( 'locale' => $locale, 'rtl' => 0, 'flag_code' => '' ) ) ) );
	}
	update_option( 'polylang', array( 'default_lang' => array_key_first( $languages ), 'version' => '3.7' ) );
}

/** A draft in another language is linked to its original, and then given for review. */
function polylang( $from, $to, $original, $translated, $sections = array() ) {
	$more   = $sections ? array( 'post_category' => array( section( $sections[0] ) ) ) : array();
	$source = written( $original, array( 'post_status' => 'publish' ) + $more );
	wp_set_object_terms( $source, $from, 'language' );
	$more = $sections ? array( 'post_category' => array( section( $sections[1] ) ) ) : array();
	$id   = written( array( $translated[0], '' ), array( 'post_status' => 'draft' ) + $more );
	wp_set_object_terms( $id, $to, 'language' );
	$group = array( $from => $source, $to => $id );
	$term  = wp_insert_term( uniqid( 'pll_' ), 'post_translations', array( 'description' => serialize( $group ) ) );
	foreach ( $group as $post ) {
		wp_set_object_terms( $post, $term['term_id'], 'post_translations' );
	}
	wp_update_post( wp_slash( array( 'ID' => $id, 'post_content' => $translated[1] ) ) );
	wp_update_post( array( 'ID' => $id, 'post_status' => 'pending' ) );
	return array( $source, $id );
}

function fill() {
	$texts = json_decode( file_get_contents( __DIR__ . '/texts.json' ), true );
	list( $first, $job ) = wpml( 'sr', 'en', ...$texts['blinken'] );
	wpml( 'de', 'en', ...$texts['blocks'] );
	wpml( 'zh-hans', 'en', ...$texts['unfiled'] );
	wpml( 'en', 'de', ...$texts['german'] );
	// the original changed, and its translation is completed once more
	$again = $texts['blinken'][1];
	$again[1] = str_replace( 'on Wednesday', 'on Wednesday evening', $again[1] );
	$next = wpml_job( $job->translation_id, (int) $job->original_doc_id, $texts['blinken'][0], $again );
	wpml_completed( $next, $again, array(), 'draft' );
	// strings have jobs too
	$job->element_type_prefix = 'package';
	do_action( 'wpml_pro_translation_completed', false, array(), $job );

	polylang_languages( array( 'sr' => 'sr_RS', 'en' => 'en_GB', 'de' => 'de_DE_formal' ) );
	list( $original, $translation ) = polylang( 'sr', 'en', ...$texts['inflation'] );
	polylang( 'sr', 'de', ...$texts['formal'] );
	wp_update_post( array( 'ID' => $original, 'post_excerpt' => 'Kratko.' ) );
	wp_update_post( array( 'ID' => $translation, 'post_excerpt' => 'In short.' ) ); // pending still: the same again
	wp_update_post( array( 'ID' => $translation, 'post_status' => 'publish' ) );
	wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'Impressum', 'post_status' => 'pending' ) );
}

function meta() {
	global $wpdb;
	$query = "SELECT post_id, meta_key, meta_value FROM $wpdb->postmeta WHERE meta_key LIKE '\\_mtcheck%' ORDER BY post_id, meta_key";
	$found = array();
	foreach ( $wpdb->get_results( $query ) as $row ) {
		$found[ $row->post_id ][ $row->meta_key ] = $row->meta_value;
	}
	echo wp_json_encode( $found, JSON_FORCE_OBJECT );
}

match ( $argv[1] ) {
	'install' => install( $argv[2] ),
	'fill'    => fill(),
	'meta'    => meta(),
	'version' => print( wp_json_encode( array( 'wordpress' => $wp_version, 'php' => PHP_VERSION, 'mariadb' => $wpdb->db_server_info() ) ) ),
};
