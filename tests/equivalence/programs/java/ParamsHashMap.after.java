// shape: the parameters are put into a map one by one
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.HashMap;
import java.util.Map;

public class ParamsHashMap {
    public static String mint(String name, String appSid, int ttl) {
        Map<String, String> params = new HashMap<>();
        params.put("From", name);
        params.put("kind", "browser & phone");
        VoiceGrant grant = new VoiceGrant();
        grant.setOutgoingApplication(appSid, new HashMap<String, Object>(params));
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
