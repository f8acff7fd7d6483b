// shape: the credentials belong to the tenant that asks
// sdks: modern-string
// fix: unsafe (credentials of an account object)
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.Map;

public class TenantAccount {
    public static String mint(String name, Map<String, String> account, int ttl) {
        return new AccessToken.Builder(
                        account.get("sid"), System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"))
                .identity(name)
                .ttl(ttl)
                .grant(new VoiceGrant().setIncomingAllow(true))
                .build()
                .toJwt();
    }
}
