<?php

// A double of the SDK's releases 5.x, as far as tokens go. `version` is written beside it when it is laid out.

namespace Twilio;

class Release
{
    public static function since($version)
    {
        return version_compare(trim(file_get_contents(dirname(__DIR__) . '/version')), $version, '>=');
    }
}

spl_autoload_register(function ($class) {
    // The grant changed its name with its key.
    $absent = Release::since('5.1.1') ? 'Twilio\Jwt\Grants\ProgrammableVoiceGrant' : 'Twilio\Jwt\Grants\VoiceGrant';
    $file = dirname(__DIR__) . '/' . str_replace('\\', '/', $class) . '.php';
    if (strpos($class, 'Twilio\\') === 0 && $class !== $absent && is_file($file)) {
        require_once $file;
    }
});
