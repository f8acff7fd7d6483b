# shape: two applications on one token
# sdks: modern
# fix: none (several application SIDs)
require 'twilio-ruby'

def mint(input)
  sids = [input[:app_sid], 'AP99999999999999999999999999999999']
  scopes = sids.map { |sid| Twilio::JWT::ClientCapability::OutgoingClientScope.new(sid, input[:name]) }
  Twilio::JWT::ClientCapability.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'], scopes: scopes).to_jwt
end
