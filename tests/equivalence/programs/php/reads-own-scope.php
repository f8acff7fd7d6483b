<?php
// shape: the same file reads the scope of the tokens it mints
// sdks: modern
// fix: unsafe (the file checks the claims of the token)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function may_receive(string $token): bool
{
    $claims = json_decode(base64_decode(strtr(explode('.', $token)[1], '-_', '+/')), true);

    return strpos($claims['scope'], 'client:incoming') !== false;
}

function mint(array $input)
{
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return $capability->generateToken();
}
