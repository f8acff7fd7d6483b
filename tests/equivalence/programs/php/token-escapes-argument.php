<?php
// shape: the token object is handed to code of elsewhere
// sdks: modern
// fix: none (the token is handed to unknown code)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    foreach ($GLOBALS['token_hooks'] ?? [] as $hook) {
        $hook($capability);
    }

    return $capability->generateToken();
}
