// shape: the lifetime is a constant that is a product
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class TtlConstant {
    private static final int TTL_SECONDS = 60 * 30;

    public static String mint(String name) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(scopes)
                        .ttl(TTL_SECONDS)
                        .build();
        return capability.toJwt();
    }
}
