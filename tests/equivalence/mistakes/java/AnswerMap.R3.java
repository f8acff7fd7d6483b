// shape: the token is part of an answer, beside the name
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public class AnswerMap {
    public static Map<String, String> mint(String name, String appSid) {
        AccessToken accessToken = new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .grant(new VoiceGrant().setOutgoingApplicationSid(appSid).setIncomingAllow(true))
                .build();
        return Map.of("token", accessToken.toJwt(), "identity", name, "kind", "access");
    }
}
