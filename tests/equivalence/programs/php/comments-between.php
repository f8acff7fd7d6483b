<?php
// shape: comments of all kinds, no blanks, everything in one block
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken; # for the browser

function mint($input) {
	# the token object
	$capability=new ClientToken(getenv("TWILIO_ACCOUNT_SID"),/* secret! */getenv("TWILIO_AUTH_TOKEN"));
	// who may be called
	$capability->allowClientIncoming($input["name"]); // only word characters
	/*
	 * and who may call
	 */
	$capability->allowClientOutgoing($input["appSid"]);
	return $capability->generateToken(/* a day */ 86400);
}
