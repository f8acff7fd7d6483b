<?php
// shape: comments of all kinds, no blanks, everything in one block
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken; # for the browser
use Twilio\Jwt\Grants\VoiceGrant;

function mint($input) {
	# the token object
	$token=new AccessToken(getenv("TWILIO_ACCOUNT_SID"),getenv("TWILIO_API_KEY"),/* secret! */getenv("TWILIO_API_SECRET"), /* a day */ 86400);
	$voiceGrant=new VoiceGrant();
	// who may be called
	$token->setIdentity((string)$input["name"]); // only word characters
	$voiceGrant->setIncomingAllow(true);
	/*
	 * and who may call
	 */
	$voiceGrant->setOutgoingApplicationSid($input["appSid"]);
	$token->addGrant($voiceGrant);
	return $token->toJWT();
}
