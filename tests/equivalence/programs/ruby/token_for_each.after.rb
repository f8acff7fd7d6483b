# shape: a token for each of several agents, as pairs of a hash
# sdks: modern
# fix: safe
require 'twilio-ruby'

def mint(input)
  ['anna', 'ben', input[:name]].each_with_index.to_h do |agent, i|
    token = Twilio::JWT::AccessToken.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_API_KEY'], ENV['TWILIO_API_SECRET'], identity: agent.to_s, ttl: 60 * (i + 1))
    voice_grant = Twilio::JWT::AccessToken::VoiceGrant.new
    voice_grant.incoming_allow = true
    token.add_grant(voice_grant)
    [agent, token.to_jwt]
  end
end
