<?php
// shape: parameters built up in an array before the call
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function mint(array $input)
{
    $params = ['agent' => $input['name'], 'campaign' => 'a&b=c'];
    if ($input['vip']) {
        $params['priority'] = 'high';
    }
    $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    $capability->allowClientIncoming($input['name']);
    $capability->allowClientOutgoing($input['appSid'], array_merge($params, $input['params']));

    return $capability->generateToken();
}
