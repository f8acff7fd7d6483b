// shape: the old class in a straight line, with a lifetime
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;

public class LegacyConstructor {
    public static String mint(String name, String appSid, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        VoiceGrant grant = new VoiceGrant();
        grant.setOutgoingApplicationSid(appSid);
        grant.setIncomingAllow(true);
        AccessToken token = new AccessToken.Builder(
                        accountSid,
                        System.getenv("TWILIO_API_KEY"),
                        System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8))
                .identity(name)
                .ttl(ttl)
                .grant(grant)
                .build();
        return token.toJwt();
    }
}
