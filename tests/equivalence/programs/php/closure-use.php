<?php
// shape: closures that carry the credentials
// sdks: modern
// fix: safe or unsafe (a variable is read by its name)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

$accountSid = getenv('TWILIO_ACCOUNT_SID');
$authToken = getenv('TWILIO_AUTH_TOKEN');

$routes = [];
$routes['/token'] = function (array $request) use ($accountSid, $authToken) {
    $capability = new ClientToken($accountSid, $authToken);
    $capability->allowClientIncoming($request['name']);
    if ($request['outgoing']) {
        $capability->allowClientOutgoing($request['appSid'], $request['params']);
    }

    return $capability->generateToken($request['ttl']);
};

function mint($input)
{
    return ($GLOBALS['routes']['/token'])($input);
}
