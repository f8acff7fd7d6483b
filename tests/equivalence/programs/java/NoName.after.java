// shape: outgoing calls only, and nobody has a name
// sdks: modern-string
// fix: unsafe (no client name)
// identity: "web_visitor"
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.HashMap;
import java.util.Map;

public class NoName {
    public static String mint(String appSid, Map<String, String> params, int ttl) {
        VoiceGrant grant = new VoiceGrant();
        grant.setOutgoingApplication(appSid, new HashMap<String, Object>(params));
        AccessToken token =
                new AccessToken.Builder(
                                System.getenv("TWILIO_ACCOUNT_SID"),
                                System.getenv("TWILIO_API_KEY"),
                                System.getenv("TWILIO_API_SECRET"))
                        .identity("web_visitor")
                        .ttl(ttl)
                        .grant(grant)
                        .build();
        return token.toJwt();
    }
}
