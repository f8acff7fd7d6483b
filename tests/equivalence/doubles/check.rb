# frozen_string_literal: true

# What the real SDK of this version is known to do, typed from its recorded runs: ruby check.rb INSTALL VERSION
# Prints what the double in INSTALL does otherwise, and at the end how much was looked at.

require 'json'
require 'openssl'

INSTALL, RELEASE = ARGV
$LOAD_PATH.unshift("#{INSTALL}/lib")
require 'twilio-ruby'

$looked = 0
$wrong = 0
PARAMS = { 'a' => 'x y', 'b' => '1&2', 'n' => 5 }.freeze

def is(what, recorded, double)
  $looked += 1
  return if recorded == double

  $wrong += 1
  puts "#{what}\n  recorded: #{recorded.inspect}\n  double:   #{double.inspect}"
end

def since?(version)
  (RELEASE.split('.').map(&:to_i) <=> version.split('.').map(&:to_i)) >= 0
end

def raised
  yield
  'nothing'
rescue StandardError => e
  e.class.name
end

# Times as what is left of them after now; a second may have passed since.
def near(time)
  left = time.to_i - Time.now.to_i
  left += 1 if left % 60 == 59
  "now+#{left}"
end

# Header and claims, with times as distances, and whether the secret is the right one.
def opened(token, secret)
  header, claims, signature = token.split('.')
  made = [OpenSSL::HMAC.digest('SHA256', secret, "#{header}.#{claims}")].pack('m0').tr('+/', '-_').delete('=')
  header, claims = [header, claims].map { |part| JSON.parse(part.tr('-_', '+/').unpack1('m')) }
  %w[exp nbf].each { |claim| claims[claim] = near(claims[claim]) if claims.key?(claim) }
  claims['jti'] = claims['jti'].sub(/\d+\z/) { |time| near(time) } if claims.key?('jti')
  [header, claims, made == signature]
end

def legacy_capabilities
  kind = Twilio::Util::Capability
  claims = ->(scope) { { 'scope' => scope, 'iss' => 'AC0', 'exp' => 'now+600' } }
  open = ->(token) { opened(token.generate(600), 'auth') }

  token = kind.new('AC0', 'auth')
  is('no scope', [claims.call(''), true], open.call(token).drop(1))
  is('algorithm', 'HS256', open.call(token)[0]['alg'])
  is('content type', nil, open.call(token)[0]['cty'])
  is('outgoing never returns the token', false, token.allow_client_outgoing('AP2', 'a' => 'x y', 'b' => '1&2').equal?(token))
  is('incoming never returns the token', false, token.allow_client_incoming('joe bob').equal?(token))
  scope = 'scope:client:incoming?clientName=joe+bob ' \
          'scope:client:outgoing?appSid=AP2&appParams=a%3Dx%2By%26b%3D1%25262&clientName=joe+bob'
  is('both scopes, outgoing last', [claims.call(scope), true], open.call(token).drop(1))
  is('default lifetime', 'now+3600', opened(token.generate, 'auth')[1]['exp'])
  is('a token is text', String, token.generate.class)
  token.allow_client_outgoing('AP3')
  token.allow_client_incoming('ann')
  scope = 'scope:client:incoming?clientName=joe+bob scope:client:incoming?clientName=ann ' \
          'scope:client:outgoing?appSid=AP3&clientName=ann'
  is('outgoing is replaced and has the last name', claims.call(scope), open.call(token)[1])
  token = kind.new('AC0', 'auth')
  token.allow_client_outgoing('AP2')
  is('nobody has a name', claims.call('scope:client:outgoing?appSid=AP2'), open.call(token)[1])
  token = kind.new('AC0', 'auth')
  token.allow_client_incoming(42)
  is('a number as name', claims.call('scope:client:incoming?clientName=42'), open.call(token)[1])
  token = kind.new('AC0', 'auth')
  token.allow_event_stream
  is('events', true, open.call(token)[1]['scope'].match?(%r{\Ascope:stream:subscribe\?path=%2F[^/&]*&params=[^/&]*\z}))
  is('no credentials', 'ArgumentError', raised { kind.new })
  is('no auth token', 'ArgumentError', raised { kind.new('AC0', nil) })
  Twilio.configure do |config|
    config.account_sid = 'AC1'
    config.auth_token = 'configured'
  end
  configured = opened(kind.new.generate(600), 'configured')
  is('configured credentials', ['AC1', true], [configured[1]['iss'], configured[2]])
end

def legacy_access_tokens
  is('access tokens', since?('4.7.0'), Twilio::Util.const_defined?(:AccessToken))
  return unless since?('4.12.0')

  header = { 'alg' => 'HS256', 'typ' => 'JWT', 'cty' => 'twilio-fpa;v=1' }
  claims = ->(grants) { { 'jti' => 'SK1-now+0', 'iss' => 'SK1', 'sub' => 'AC0', 'exp' => 'now+600', 'grants' => grants } }
  open = ->(token) { opened(token.to_jwt, 'secret') }
  token = Twilio::Util::AccessToken.new('AC0', 'SK1', 'secret', 600, 'joe bob')
  grant = Twilio::Util::AccessToken::VoiceGrant.new
  token.add_grant(grant)
  is('empty grant', [header, claims.call({ 'identity' => 'joe bob', 'voice' => {} }), true], open.call(token))
  grant.outgoing_application_sid = 'AP2'
  grant.outgoing_application_params = {}
  voice = { 'outgoing' => { 'application_sid' => 'AP2', 'params' => {} } }
  is('empty parameters', claims.call({ 'identity' => 'joe bob', 'voice' => voice }), open.call(token)[1])
  is('nothing incoming', false, grant.respond_to?(:incoming_allow=))
  is('as text', open.call(token)[1], opened(token.to_s, 'secret')[1])
  token = Twilio::Util::AccessToken.new('AC0', 'SK1', 'secret', 600)
  is('no identity', claims.call({}), open.call(token)[1])
  token = Twilio::Util::AccessToken.new('AC0', 'SK1', 'secret', 600, nil, 5)
  is('a start that is set', 5, JSON.parse(token.to_jwt.split('.')[1].unpack1('m'))['nbf'])
  second_early
end

# Times of this class are a second early.
def second_early
  begin
    now = Time.now.to_i
    token = Twilio::Util::AccessToken.new('AC0', 'SK1', 'secret', 600).to_jwt
  end until now == Time.now.to_i
  claims = JSON.parse(token.split('.')[1].unpack1('m'))
  is('a second early', ["SK1-#{now - 1}", now + 599], claims.values_at('jti', 'exp'))
end

def capabilities
  kind = Twilio::JWT::ClientCapability
  claims = ->(scope) { { 'scope' => scope, 'iss' => 'AC0', 'nbf' => 'now+0', 'exp' => 'now+600' } }
  open = ->(token) { opened(token.to_jwt, 'auth') }
  incoming = kind::IncomingClientScope
  outgoing = kind::OutgoingClientScope

  token = kind.new('AC0', 'auth', ttl: 600)
  is('no scope', [{ 'typ' => 'JWT', 'alg' => 'HS256' }, claims.call(''), true], open.call(token))
  is('add_scope returns the scopes', [Array, token.scopes], [token.add_scope(incoming.new('joe bob')).class, token.scopes])
  is('add_scope returns all', 2, token.add_scope(outgoing.new('AP2', 'joe bob', PARAMS)).size)
  params = since?('5.6.4') ? 'a%3Dx+y%26b%3D1%262%26n%3D5' : 'a%3Dx+y&b%3D1%262&n%3D5'
  scope = "scope:client:incoming?clientName=joe+bob scope:client:outgoing?appSid=AP2&clientName=joe+bob&appParams=#{params}"
  is('both scopes', [{ 'typ' => 'JWT', 'alg' => 'HS256' }, claims.call(scope), true], open.call(token))
  is('as text', open.call(token)[1], opened("#{token}", 'auth')[1])
  is('text', [String, String], [token.to_jwt.class, token.to_s.class])
  token = kind.new('AC0', 'auth', scopes: [outgoing.new('AP2'), incoming.new('ann'), incoming.new('joe')], ttl: 600)
  scope = 'scope:client:outgoing?appSid=AP2 scope:client:incoming?clientName=ann scope:client:incoming?clientName=joe'
  is('no name is copied, and all scopes are kept', claims.call(scope), open.call(token)[1])
  is('default lifetime', 'now+3600', opened(kind.new('AC0', 'auth').to_jwt, 'auth')[1]['exp'])
  number = kind.new('AC0', 'auth', scopes: [incoming.new(42)], ttl: 600)
  is('a number as incoming name', claims.call('scope:client:incoming?clientName=42'), open.call(number)[1])
  number = kind.new('AC0', 'auth', scopes: [outgoing.new('AP2', 42)])
  is('a number as outgoing name', 'TypeError', raised { number.to_jwt })
  events = kind.new('AC0', 'auth', scopes: [kind::EventStreamScope.new])
  is('events', true, open.call(events)[1]['scope'].match?(%r{\Ascope:stream:subscribe\?path=%2F[^/&]*\z}))
  filtered = kind.new('AC0', 'auth', scopes: [kind::EventStreamScope.new('k' => 'v')])
  is('filtered events', true, open.call(filtered)[1]['scope'].end_with?('&params=k%3Dv'))
  is('no secret', 'ArgumentError', raised { kind.new('AC0', nil) })
  is('no arguments', 'ArgumentError', raised { kind.new })
  is('no lifetime to set', false, token.respond_to?(:ttl=))
  is('accessors', [true] * 4, %i[account_sid auth_token client_name scopes].map { |name| token.respond_to?(name) })
  is('a start that is set', 5, JSON.parse(kind.new('AC0', 'auth', nbf: 5).to_jwt.split('.')[1].unpack1('m'))['nbf'])
  is('an end that is set', 9, JSON.parse(kind.new('AC0', 'auth', valid_until: 9).to_jwt.split('.')[1].unpack1('m'))['exp'])
  is('no such class', 'NameError', raised { Twilio::JWT::Capability })
  is('the old class is gone', 'NameError', raised { Twilio::Util::Capability })
end

def access_tokens
  kind = Twilio::JWT::AccessToken
  header = { 'alg' => 'HS256', 'typ' => 'JWT', 'cty' => 'twilio-fpa;v=1' }
  header['twr'] = nil if since?('5.42.0')
  times = { 'nbf' => 'now+0', 'exp' => 'now+600' }
  claims = ->(grants) { { 'jti' => 'SK1-now+0', 'grants' => grants, 'iss' => 'SK1', 'sub' => 'AC0', **times } }
  open = ->(token) { opened(token.to_jwt, 'secret') }

  token = kind.new('AC0', 'SK1', 'secret', [], identity: 'joe bob', ttl: 600)
  is('no grant', [header, claims.call({ 'identity' => 'joe bob' }), true], open.call(token))
  grant = kind::VoiceGrant.new
  is('a grant takes nothing', 'ArgumentError', raised { kind::VoiceGrant.new('AP2') })
  is('add_grant returns the grants', [grant], token.add_grant(grant))
  is('empty grant', claims.call({ 'identity' => 'joe bob', 'voice' => {} }), open.call(token)[1])
  grant.outgoing_application_sid = 'AP2'
  grant.outgoing_application_params = {}
  voice = { 'outgoing' => { 'application_sid' => 'AP2', 'params' => {} } }
  is('empty parameters are kept', claims.call({ 'identity' => 'joe bob', 'voice' => voice }), open.call(token)[1])
  grant.outgoing_application_params = PARAMS
  voice = { 'outgoing' => { 'application_sid' => 'AP2', 'params' => { 'a' => 'x y', 'b' => '1&2', 'n' => 5 } } }
  is('typed parameters', claims.call({ 'identity' => 'joe bob', 'voice' => voice }), open.call(token)[1])
  is('as text', open.call(token)[1], opened(token.to_s, 'secret')[1])
  grant.outgoing_application_sid = nil
  is('parameters without an application', claims.call({ 'identity' => 'joe bob', 'voice' => {} }), open.call(token)[1])
  last = kind::VoiceGrant.new
  last.outgoing_application_sid = 'AP3'
  token.add_grant(last)
  voice = { 'outgoing' => { 'application_sid' => 'AP3' } }
  is('the last grant wins', claims.call({ 'identity' => 'joe bob', 'voice' => voice }), open.call(token)[1])
  %i[push_credential_sid= endpoint_id=].each { |setter| is("#{setter}", true, grant.respond_to?(setter)) }
  late_settings(kind, claims, open)
end

def late_settings(kind, claims, open)
  token = kind.new('AC0', 'SK1', 'secret')
  token.ttl = 600
  is('late lifetime, no identity', claims.call({}), open.call(token)[1])
  token.identity = 'joe'
  is('late identity', claims.call({ 'identity' => 'joe' }), open.call(token)[1])
  is('no limit', 'now+90000', open.call(kind.new('AC0', 'SK1', 'secret', ttl: 90_000))[1]['exp'])
  is('any key', 'nothing', raised { kind.new('AC0', 'no key', 'secret').to_jwt })
  is('no secret', 'ArgumentError', raised { kind.new('AC0', 'SK1', nil) })
  region = raised { kind.new('AC0', 'SK1', 'secret', region: 'ie1') }
  is('region', since?('5.42.0') ? 'nothing' : 'ArgumentError', region)
  is('region in the header', 'ie1', open.call(kind.new('AC0', 'SK1', 'secret', region: 'ie1'))[0]['twr']) if since?('5.42.0')

  grant = kind::VoiceGrant.new
  is('incoming_allow', since?('5.8.0'), grant.respond_to?(:incoming_allow=))
  return unless since?('5.8.0')

  [[true, { 'incoming' => { 'allow' => true } }], ['true', {}], [1, {}], [false, {}]].each do |allow, voice|
    grant.incoming_allow = allow
    token = kind.new('AC0', 'SK1', 'secret', [grant], ttl: 600)
    is("incoming #{allow.inspect}", claims.call({ 'voice' => voice }), open.call(token)[1])
  end
end

is('version', RELEASE, Twilio::VERSION)
if since?('5.0.0')
  is('loaded only when it is used', since?('5.33.1'), !Twilio::JWT.autoload?(:ClientCapability).nil?)
  capabilities
  access_tokens
else
  legacy_capabilities
  legacy_access_tokens
  is('the new class is unknown', 'NameError', raised { Twilio::JWT::ClientCapability })
end
puts "#{$looked} looked at, #{$wrong} otherwise"
exit($wrong.zero?)
