<?php
// shape: every name that new code would like to use is taken
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Acme\VoiceGrant;
use Twilio\Jwt\ClientToken;

class AccessToken
{
    public $label = 'mine';
}

function mint(array $input)
{
    $token = 'a';
    $accessToken = new AccessToken();
    $voiceGrant = $grant = VoiceGrant::class;
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);

    return [$token, $accessToken->label, $voiceGrant, $grant, $capability->generateToken()];
}
