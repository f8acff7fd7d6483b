// Nothing yet.
namespace Stubs
{
}
