<?php
// shape: a page in upper-case tags of old, with the name from the session or a constant one
// sdks: modern
// fix: safe
require_once __DIR__ . '/../vendor/autoload.php';
use Twilio\Jwt\ClientToken;
$who = $_SESSION['user'] ?? 'guest';
$cap = new ClientToken($_ENV['TWILIO_ACCOUNT_SID'], $_ENV['TWILIO_AUTH_TOKEN']);
$cap->allowClientIncoming($who);
header('Content-Type: application/json');
echo json_encode(['identity' => $who, 'token' => $cap->generateToken()]);
