// shape: the credentials belong to the tenant that asks
// sdks: modern-string
// fix: unsafe (credentials of an account object)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;
import java.util.Map;

public class TenantAccount {
    public static String mint(String name, Map<String, String> account, int ttl) {
        return new ClientCapability.Builder(account.get("sid"), account.get("token"))
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
