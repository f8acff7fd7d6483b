// shape: there are parameters only for some
// sdks: modern-string
// fix: safe or unsafe (the map may be null, which no copy takes)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.HashMap;
import java.util.Map;

public class ParamsPerhapsNull {
    public static String mint(String name, String appSid, Map<String, String> params, int ttl, boolean vip) {
        Map<String, String> extra = vip ? params : null;
        VoiceGrant grant = new VoiceGrant()
                .setOutgoingApplication(appSid, extra == null ? null : new HashMap<String, Object>(extra))
                .setIncomingAllow(true);
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
