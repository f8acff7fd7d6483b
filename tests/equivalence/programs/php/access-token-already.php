<?php
// shape: nothing old is left here
// sdks: modern
// fix: none (an access token already)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

// Was a ClientToken once.
function mint(array $input): string
{
    $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, $input['name']);
    $grant = (new VoiceGrant())->setIncomingAllow(true)->setOutgoingApplicationSid($input['appSid']);

    return (string) $token->addGrant($grant);
}
