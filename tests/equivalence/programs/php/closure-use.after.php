<?php
// shape: closures that carry the credentials
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

$accountSid = getenv('TWILIO_ACCOUNT_SID');

$routes = [];
$routes['/token'] = function (array $request) use ($accountSid) {
    $token = new AccessToken(
        $accountSid,
        getenv('TWILIO_API_KEY'),
        getenv('TWILIO_API_SECRET'),
        $request['ttl'],
        (string) $request['name']
    );
    $voiceGrant = new VoiceGrant();
    $voiceGrant->setIncomingAllow(true);
    if ($request['outgoing']) {
        $voiceGrant->setOutgoingApplication($request['appSid'], $request['params']);
    }
    $token->addGrant($voiceGrant);

    return $token->toJWT();
};

function mint($input)
{
    return ($GLOBALS['routes']['/token'])($input);
}
