// shape: the credentials are written into the file
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class HardCoded {
    private static final String ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef";
    private static final String AUTH_TOKEN = "5e1f7a3c9b2d4806e5f7a3c9b2d48061";

    public static String mint(String name, int ttl) {
        return new ClientCapability.Builder(ACCOUNT_SID, AUTH_TOKEN)
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
