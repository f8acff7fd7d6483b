# shape: the token is made without the SDK
# sdks: modern
# fix: none (the token is made by hand)
require 'cgi'
require 'json'
require 'openssl'

def part(bytes)
  [bytes].pack('m0').tr('+/', '-_').delete('=')
end

def mint(input)
  scope = "scope:client:incoming?clientName=#{CGI.escape(input[:name])}"
  claims = { iss: ENV['TWILIO_ACCOUNT_SID'], exp: Time.now.to_i + 600, scope: scope }
  signed = "#{part('{"typ":"JWT","alg":"HS256"}')}.#{part(JSON.generate(claims))}"
  "#{signed}.#{part(OpenSSL::HMAC.digest('SHA256', ENV['TWILIO_AUTH_TOKEN'], signed))}"
end
