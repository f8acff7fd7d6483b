// shape: the old class with scopes on conditions
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;

public class LegacyConditional {
    public static String mint(String name, String appSid, boolean incoming, boolean outgoing) {
        VoiceGrant grant = new VoiceGrant();
        if (incoming) {
            grant.setIncomingAllow(true);
        }
        if (outgoing) {
            grant.setOutgoingApplicationSid(appSid);
        }
        return new AccessToken.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .grant(grant)
                .build()
                .toJwt();
    }
}
