<?php
// shape: a page in upper-case tags of old, with the name from the session or a constant one
// sdks: modern
// fix: safe
require_once __DIR__ . '/../vendor/autoload.php';
use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;
$who = $_SESSION['user'] ?? 'guest';
$accessToken = new AccessToken($_ENV['TWILIO_ACCOUNT_SID'], $_ENV['TWILIO_API_KEY'], $_ENV['TWILIO_API_SECRET'], 3600, $who);
$accessToken->addGrant((new VoiceGrant())->setIncomingAllow(true));
header('Content-Type: application/json');
echo json_encode(['identity' => $who, 'token' => $accessToken->toJWT()]);
