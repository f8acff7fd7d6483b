// shape: a lifetime of two days
// sdks: modern-string
// fix: unsafe (the lifetime is above the limit)
// rows: T1
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class TtlOverLimit {
    public static String mint(String name) {
        AccessToken.Builder builder = new AccessToken.Builder(
                System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"));
        builder.ttl(86400);
        builder.identity(name);
        builder.grant(new VoiceGrant().setIncomingAllow(true));
        return builder.build().toJwt();
    }
}
