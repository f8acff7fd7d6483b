<?php

// A double of the SDK's releases 3.2 to 4.12, as far as tokens go. `version` is written beside it when it is laid out.

function services_twilio_since($version)
{
    return version_compare(trim(file_get_contents(dirname(__DIR__) . '/version')), $version, '>=');
}

spl_autoload_register(function ($class) {
    $since = array(
        'Services_Twilio_AccessToken' => '4.7.0',
        'Services_Twilio_Auth_VoiceGrant' => '4.9.3',
    );
    $file = dirname(__DIR__) . '/' . str_replace('_', '/', $class) . '.php';
    $known = !isset($since[$class]) || services_twilio_since($since[$class]);
    if (strpos($class, 'Services_Twilio') === 0 && $known && is_file($file)) {
        require_once $file;
    }
});
