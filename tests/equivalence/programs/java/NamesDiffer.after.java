// shape: calls come in for one name and go out under another
// sdks: modern-string
// fix: unsafe (incoming and outgoing names differ)
// rows: N3
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class NamesDiffer {
    public static String mint(String name, String other, String appSid, int ttl) {
        VoiceGrant grant = new VoiceGrant();
        grant.setIncomingAllow(true);
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
