// shape: each scope is added on a condition
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.HashMap;
import java.util.Map;

public class ConditionalAdd {
    public static String mint(String name, String appSid, Map<String, String> params, int ttl, boolean incoming, boolean outgoing) {
        VoiceGrant grant = new VoiceGrant();
        if (incoming) {
            grant.setIncomingAllow(true);
        }
        if (outgoing) {
            grant.setOutgoingApplication(appSid, new HashMap<String, Object>(params));
        }
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
