// shape: two tokens are minted one after the other
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.Arrays;
import java.util.List;

public class SeveralTokens {
    public static List<String> mint(String name, String other, String appSid, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String apiKey = System.getenv("TWILIO_API_KEY");
        String apiSecret = System.getenv("TWILIO_API_SECRET");
        AccessToken first = new AccessToken.Builder(accountSid, apiKey, apiSecret)
                .identity(name)
                .ttl(ttl)
                .grant(new VoiceGrant().setIncomingAllow(true))
                .build();
        AccessToken second = new AccessToken.Builder(accountSid, apiKey, apiSecret)
                .identity(other)
                .grant(new VoiceGrant().setOutgoingApplicationSid(appSid))
                .build();
        return Arrays.asList(first.toJwt(), second.toJwt());
    }
}
