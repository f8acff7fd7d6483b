// shape: everything in one expression
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;

public class OneExpression {
    public static String mint(String name, String appSid, int ttl) {
        return new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .ttl(ttl)
                .grant(new VoiceGrant().setIncomingAllow(true).setOutgoingApplicationSid(name))
                .build()
                .toJwt();
    }
}
