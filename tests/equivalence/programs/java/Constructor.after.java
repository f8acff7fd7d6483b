// shape: a list of scopes filled by add, a builder in one chain, all of it from the environment
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.HashMap;
import java.util.Map;

public class Constructor {
    public static String mint(String name, Map<String, String> params, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String applicationSid = System.getenv("TWILIO_APP_SID");

        VoiceGrant grant = new VoiceGrant();
        grant.setIncomingAllow(true);
        grant.setOutgoingApplication(applicationSid, new HashMap<String, Object>(params));

        AccessToken token =
                new AccessToken.Builder(accountSid, System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"))
                        .identity(name)
                        .ttl(ttl)
                        .grant(grant)
                        .build();
        return token.toJwt();
    }
}
