<?php
// shape: the credentials lie in nested arrays that the file fills from the environment
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

$config = array(
    'twilio' => array(
        'sid'   => getenv('TWILIO_ACCOUNT_SID'),
        'token' => getenv('TWILIO_AUTH_TOKEN'),
        'app'   => getenv('TWILIO_APP_SID'),
    ),
);

function mint($input)
{
    global $config;

    $token = new AccessToken(
        $config['twilio']['sid'],
        getenv('TWILIO_API_KEY'),
        getenv('TWILIO_API_SECRET'),
        3600,
        (string) $input['name']
    );
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    $voiceGrant->setOutgoingApplicationSid($config['twilio']['app']);
    $token->addGrant($voiceGrant);

    return json_encode(['token' => $token->toJWT()]);
}
