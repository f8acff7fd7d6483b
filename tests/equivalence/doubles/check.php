<?php

// What the real SDK of this version is known to do, typed from its recorded runs: php check.php INSTALL VERSION
// Prints what the double in INSTALL does otherwise, and at the end how much was looked at.

error_reporting(E_ALL & ~E_DEPRECATED);
[, $install, $version] = $argv;
require "$install/vendor/autoload.php";

$looked = 0;
$wrong = 0;

function is($what, $expected, $actual)
{
    global $looked, $wrong;
    $looked++;
    if ($expected !== $actual) {
        $wrong++;
        echo "$what\n  recorded: ", var_export($expected, true), "\n  double:   ", var_export($actual, true), "\n";
    }
}

function since($least)
{
    global $version;
    return version_compare($version, $least, '>=');
}

function thrown($call)
{
    try {
        $call();
        return 'nothing';
    } catch (Throwable $error) {
        return get_class($error);
    }
}

// Header and claims as JSON, times as what is left of them after now, and whether the secret is the right one.
function opened($token, $secret)
{
    [$header, $claims, $signature] = explode('.', $token);
    $made = rtrim(strtr(base64_encode(hash_hmac('sha256', "$header.$claims", $secret, true)), '+/', '-_'), '=');
    $text = base64_decode(strtr($claims, '-_', '+/'));
    $text = preg_replace_callback('/"(exp|nbf)":(\d+)/', fn ($at) => "\"$at[1]\":" . near($at[2]), $text);
    $text = preg_replace_callback('/SK1-(\d+)/', fn ($at) => 'SK1-' . near($at[1]), $text);
    return [base64_decode(strtr($header, '-_', '+/')), str_replace('\/', '/', $text), $made === $signature];
}

function near($time)
{
    $left = $time - time();
    return 'now+' . ($left % 60 === 59 || $left === -1 ? $left + 1 : $left);
}

const PARAMS = ['a' => 'x y', 'b' => '1&2', 'n' => 5];
const HEADER = '{"typ":"JWT","alg":"HS256"}';

function capabilities($class)
{
    $open = fn ($token, $ttl = 600) => opened($token->generateToken($ttl), 'auth');
    $claims = fn ($scope) => "{\"scope\":\"$scope\",\"iss\":\"AC0\",\"exp\":now+600}";

    $token = new $class('AC0', 'auth');
    is('no scope', [HEADER, $claims(''), true], $open($token));
    is('outgoing returns', null, $token->allowClientOutgoing('AP2', PARAMS));
    is('incoming returns', null, $token->allowClientIncoming('joe'));
    $scope = 'scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262%26n%3D5&clientName=joe scope:client:incoming?clientName=joe';
    is('both scopes', [HEADER, $claims($scope), true], $open($token));
    is('a token is text', 'string', gettype($token->generateToken()));
    is('default lifetime', true, strpos(opened($token->generateToken(), 'auth')[1], '"exp":now+3600') !== false);
    is('another secret', false, opened($token->generateToken(), 'other')[2]);

    $token = new $class('AC0', 'auth');
    $token->allowClientIncoming('joe');
    $token->allowClientOutgoing('AP2');
    $scope = 'scope:client:incoming?clientName=joe scope:client:outgoing?appSid=AP2&appParams=&clientName=joe';
    is('no parameters', $claims($scope), $open($token)[1]);
    $token->allowClientOutgoing('AP3');
    $token->allowClientIncoming('ann');
    $scope = 'scope:client:incoming?clientName=joe scope:client:outgoing?appSid=AP2&appParams=&clientName=ann'
        . ' scope:client:outgoing?appSid=AP3&appParams=&clientName=ann scope:client:incoming?clientName=ann';
    is('every outgoing scope has the last name', $claims($scope), $open($token)[1]);

    $token = new $class('AC0', 'auth');
    $token->allowClientOutgoing('AP2');
    is('nobody has a name', $claims('scope:client:outgoing?appSid=AP2&appParams='), $open($token)[1]);
    $typed = ['t' => true, 'f' => false, 'nil' => null, 'l' => ['x', 'y']];
    $token = new $class('AC0', 'auth');
    $token->allowClientOutgoing('AP2', $typed);
    parse_str(explode('?', json_decode($open($token)[1] = str_replace('now+600', '0', $open($token)[1]), true)['scope'])[1], $query);
    is('values that are no text', 't=1&f=0&l[0]=x&l[1]=y', urldecode($query['appParams']));
    $token = new $class('AC0', 'auth');
    $token->allowEventStream();
    is('events', 1, preg_match('/"scope:stream:subscribe\?path=%2F[^"\/]*"/', $open($token)[1]));

    foreach (['joe bob', 'joe-bob', 'joe@bob', ''] as $name) {
        is("incoming '$name'", 'InvalidArgumentException', thrown(fn () => (new $class('AC0', 'auth'))->allowClientIncoming($name)));
    }
    is('an underscore', 'nothing', thrown(fn () => (new $class('AC0', 'auth'))->allowClientIncoming('joe_1')));
    is('parameters are an array', 'TypeError', thrown(fn () => (new $class('AC0', 'auth'))->allowClientOutgoing('AP2', 'a=b')));
}

function grants($access, $voice, $key)
{
    $claims = fn ($grants, $more = '') => '{"jti":"SK1-now+0","iss":"SK1","sub":"AC0","exp":now+600,"grants":' . $grants . $more . '}';
    $header = '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}';

    $token = new $access('AC0', 'SK1', 'secret', 600, 'joe bob');
    is('no grant', [$header, $claims('{"identity":"joe bob"}'), true], opened($token->toJWT(), 'secret'));
    $grant = new $voice();
    is('addGrant returns the token', true, $token->addGrant($grant) === $token);
    is('empty grant', $claims("{\"identity\":\"joe bob\",\"$key\":{}}"), opened($token->toJWT(), 'secret')[1]);
    is('setter returns the grant', true, $grant->setOutgoingApplication('AP2', PARAMS) === $grant);
    $outgoing = '"outgoing":{"application_sid":"AP2","params":{"a":"x y","b":"1&2","n":5}}';
    is('typed parameters', $claims("{\"identity\":\"joe bob\",\"$key\":{{$outgoing}}}"), opened($token->toJWT(), 'secret')[1]);
    is('as text', opened($token->toJWT(), 'secret')[1], opened((string) $token, 'secret')[1]);
    is('method names know no case', opened($token->toJWT(), 'secret')[1], opened($token->toJwt(), 'secret')[1]);
    $grant->setOutgoingApplication('AP2', []);
    is('empty parameters', $claims("{\"identity\":\"joe bob\",\"$key\":{\"outgoing\":{\"application_sid\":\"AP2\"}}}"), opened($token->toJWT(), 'secret')[1]);
    foreach (['setOutgoingApplicationSid', 'setPushCredentialSid', 'setEndpointId'] as $setter) {
        is("$setter returns the grant", true, $grant->$setter('X') === $grant);
    }
    $last = (new $voice())->setOutgoingApplicationSid('AP3');
    $token->addGrant($last);
    is('the last grant wins', $claims("{\"identity\":\"joe bob\",\"$key\":{\"outgoing\":{\"application_sid\":\"AP3\"}}}"), opened($token->toJWT(), 'secret')[1]);

    $token = new $access('AC0', 'SK1', 'secret');
    is('no identity', str_replace('600', '3600', $claims('{}')), opened($token->toJWT(), 'secret')[1]);
    is('setIdentity returns the token', true, $token->setIdentity('joe') === $token);
    is('late identity', str_replace('600', '3600', $claims('{"identity":"joe"}')), opened($token->toJWT(), 'secret')[1]);
    $token = new $access('AC0', 'SK1', 'secret', 600);
    $token->setNbf(time());
    is('a start that is set', $claims('{}', ',"nbf":now+0'), opened($token->toJWT(), 'secret')[1]);
    is('text as lifetime', 'TypeError', thrown(fn () => (new $access('AC0', 'SK1', 'secret', 'joe'))->toJWT()));
    is('any key', 'nothing', thrown(fn () => (new $access('AC0', 'no key', 'secret'))->toJWT()));
    is('no limit', true, strpos(opened((new $access('AC0', 'SK1', 'secret', 90000))->toJWT(), 'secret')[1], 'now+90000') > 0);
}

// Calls that came with a release, or with types.
function releases($capability, $access, $voice)
{
    is('setIncomingAllow', since('5.17.0'), method_exists($voice, 'setIncomingAllow'));
    is('addClaim', since('5.19.4') ? [true, true] : [false, false], [method_exists($capability, 'addClaim'), method_exists($access, 'addClaim')]);
    is('setRegion', since('6.12.0'), method_exists($access, 'setRegion'));
    if (since('5.17.0')) {
        $grant = new $voice();
        is('setIncomingAllow returns the grant', true, $grant->setIncomingAllow(true) === $grant);
        $token = (new $access('AC0', 'SK1', 'secret', 600, 'joe'))->addGrant($grant);
        is('incoming', true, strpos(opened($token->toJWT(), 'secret')[1], '"voice":{"incoming":{"allow":true}}') !== false);
        $grant->setIncomingAllow(false);
        is('not incoming', true, strpos(opened($token->toJWT(), 'secret')[1], '"voice":{}') !== false);
    }
    if (since('5.19.4')) {
        $token = new $capability('AC0', 'auth');
        $token->addClaim('shift', 'late');
        $claims = '{"scope":"","iss":"AC0","exp":now+600,"shift":"late"}';
        is('custom claim', $claims, opened($token->generateToken(600), 'auth')[1]);
    }
    if (since('6.12.0')) {
        $token = new $access('AC0', 'SK1', 'secret', 600, 'joe', 'ie1');
        is('region', '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1","twr":"ie1"}', opened($token->toJWT(), 'secret')[0]);
    }
    $typed = since('6.0.0') ? 'TypeError' : 'nothing';
    is('no secret', $typed, thrown(fn () => (new $capability('AC0', null))->generateToken()));
    is('lifetime with types', $typed, thrown(fn () => new $access('AC0', 'SK1', 'secret', 'joe')));
    is('identity may be null', 'nothing', thrown(fn () => new $access('AC0', 'SK1', 'secret', 600, null)));
    if (!since('6.0.0') && since('5.17.0')) {
        $token = (new $access('AC0', 'SK1', 'secret', 600, 'joe'))->addGrant((new $voice())->setIncomingAllow('yes'));
        is('only true is true', true, strpos(opened($token->toJWT(), 'secret')[1], '"voice":{}') !== false);
    }
}

if (since('5.0.0')) {
    is('the grant of later releases', since('5.1.1'), class_exists('Twilio\Jwt\Grants\VoiceGrant'));
    is('the grant of early releases', !since('5.1.1'), class_exists('Twilio\Jwt\Grants\ProgrammableVoiceGrant'));
    $key = since('5.1.1') ? 'voice' : 'programmable_voice';
    $voice = since('5.1.1') ? 'Twilio\Jwt\Grants\VoiceGrant' : 'Twilio\Jwt\Grants\ProgrammableVoiceGrant';
    is('the old class is gone', false, class_exists('Services_Twilio_Capability'));
    capabilities('Twilio\Jwt\ClientToken');
    grants('Twilio\Jwt\AccessToken', $voice, $key);
    releases('Twilio\Jwt\ClientToken', 'Twilio\Jwt\AccessToken', $voice);
} else {
    is('the new class is unknown', false, class_exists('Twilio\Jwt\ClientToken'));
    is('access tokens', since('4.7.0'), class_exists('Services_Twilio_AccessToken'));
    is('voice grants', since('4.9.3'), class_exists('Services_Twilio_Auth_VoiceGrant'));
    capabilities('Services_Twilio_Capability');
    is('its file has globals', [true, true], [class_exists('ScopeURI', false), class_exists('JWT', false)]);
    if (since('4.9.3')) {
        grants('Services_Twilio_AccessToken', 'Services_Twilio_Auth_VoiceGrant', 'voice');
        is('nothing incoming', false, method_exists('Services_Twilio_Auth_VoiceGrant', 'setIncomingAllow'));
    }
}
echo "$looked looked at, $wrong otherwise\n";
exit($wrong > 0 ? 1 : 0);
