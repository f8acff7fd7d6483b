// shape: the checked exception of the old class is caught
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;

public class LegacyCatch {
    public static String mint(String name) {
        AccessToken token = new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .grant(new VoiceGrant().setIncomingAllow(true))
                .build();
        return token.toJwt();
    }
}
