// shape: the old class with parameters
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

public class LegacyParams {
    public static String mint(String name, String appSid, Map<String, String> params) {
        VoiceGrant grant = new VoiceGrant();
        grant.setOutgoingApplication(appSid, new HashMap<String, Object>(params));
        grant.setIncomingAllow(true);
        return new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .ttl(900)
                .grant(grant)
                .build()
                .toJwt();
    }
}
