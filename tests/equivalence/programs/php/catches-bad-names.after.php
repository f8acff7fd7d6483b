<?php
// shape: what the old class throws at names with other characters is caught, and answered
// sdks: modern
// fix: safe or unsafe or none (the new class takes the names that the old one throws at)
// rows: R1? R3?
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

function mint(array $input)
{
    try {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 3600, (string) $input['name']);
        $token->addGrant((new VoiceGrant())->setIncomingAllow(true));
        return ['token' => $token->toJWT()];
    } catch (InvalidArgumentException $e) {
        return ['error' => 'bad name'];
    }
}
