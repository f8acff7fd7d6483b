<?php

// A double of the SDK's releases 6.x to 8.x, as far as tokens go. `version` is written beside it when it is laid out.

namespace Twilio;

class Release
{
    public static function since(string $version): bool
    {
        return version_compare(trim(file_get_contents(dirname(__DIR__, 2) . '/version')), $version, '>=');
    }
}

spl_autoload_register(function (string $class): void {
    $file = dirname(__DIR__) . '/' . str_replace('\\', '/', $class) . '.php';
    if (strpos($class, 'Twilio\\') === 0 && is_file($file)) {
        require_once $file;
    }
});
