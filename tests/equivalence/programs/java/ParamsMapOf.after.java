// shape: the parameters are written where they are needed
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public class ParamsMapOf {
    public static String mint(String name, String appSid, int ttl) {
        VoiceGrant grant = new VoiceGrant()
                .setOutgoingApplication(appSid, Map.of("caller", name, "source", "web phone"))
                .setIncomingAllow(true);
        return new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .ttl(ttl)
                .grant(grant)
                .build()
                .toJwt();
    }
}
