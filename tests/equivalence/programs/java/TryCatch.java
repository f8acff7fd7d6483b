// shape: the generation is inside a try
// sdks: modern-string
// fix: safe
import com.twilio.jwt.JwtEncodingException;
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class TryCatch {
    public static String mint(String name, int ttl) {
        try {
            ClientCapability capability =
                    new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                            .scopes(Collections.singletonList(new IncomingClientScope(name)))
                            .ttl(ttl)
                            .build();
            return capability.toJwt();
        } catch (JwtEncodingException error) {
            return "no token";
        }
    }
}
