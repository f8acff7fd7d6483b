// shape: the environment is read through its map
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.List;
import java.util.Map;

public class EnvironmentMap {
    public static String mint(String name, int ttl) {
        Map<String, String> env = System.getenv();
        return new ClientCapability.Builder(env.get("TWILIO_ACCOUNT_SID"), env.get("TWILIO_AUTH_TOKEN").getBytes())
                .scopes(List.of(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
