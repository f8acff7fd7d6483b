// shape: the first releases, with outgoing calls only
// sdks: 7.19.0 7.20.0
// fix: safe or unsafe (an SDK in which a grant that is not told of incoming calls throws)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class EarlyOutgoingOnly {
    public static String mint(String name, String appSid, int ttl) {
        VoiceGrant grant = new VoiceGrant();
        grant.setIncomingAllow(false);
        grant.setOutgoingApplicationSid(appSid);
        return new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET"))
                .identity(name)
                .ttl(ttl)
                .grant(grant)
                .build()
                .toJwt();
    }
}
