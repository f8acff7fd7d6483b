// shape: one token takes calls for two names
// sdks: modern-string
// fix: none (several incoming names)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Arrays;

public class TwoIncomingNames {
    public static String mint(String name, String other, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Arrays.asList(new IncomingClientScope(name), new IncomingClientScope(other)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
