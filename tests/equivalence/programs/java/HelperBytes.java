// shape: a method of the same class makes bytes of the secret
// sdks: modern-bytes
// fix: safe or unsafe (how the secret becomes bytes is followed)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class HelperBytes {
    private static byte[] bytes(String variable) {
        return System.getenv(variable).getBytes(StandardCharsets.UTF_8);
    }

    public static String mint(String name, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), bytes("TWILIO_AUTH_TOKEN"))
                .scopes(List.of(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
